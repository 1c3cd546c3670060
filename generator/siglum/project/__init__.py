"""An author's project: the files of a new one (`starter/`), and what adding an article to one needs."""
