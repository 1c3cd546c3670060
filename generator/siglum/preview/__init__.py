"""The preview: an author's own server, which shows the last good site and what is wrong, and follows every save.

`server` runs it, on a port that `ports` opens; `watching` tells of saves; `rebuilding` makes one build after another,
each of them in `attempts`; `shown` is the site being served; `handlers` and `channel` answer the browser, behind
`guard`; `notices` and `health` are what an author is told; `patterns` is the page of all parts.
"""
