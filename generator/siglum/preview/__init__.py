"""The preview: an author's own server, which shows the last good site, says what is wrong, and follows every save.

`server` runs it; `watching` tells that something was saved; `rebuilding` makes one build after another; `attempts` is
one such build; `shown` is the site being served; `handlers` and `channel` answer the browser, behind `guard`.
"""
