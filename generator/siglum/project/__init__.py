"""An author's project: the files of a new one (`starter/`), adding an article, upgrading."""
