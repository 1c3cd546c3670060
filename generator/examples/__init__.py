"""An example for every problem that a few lines can show: how it is written wrong, and how it is mended."""
