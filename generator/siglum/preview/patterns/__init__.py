"""Every part of the site in every state, on one page of the preview: for whoever works on templates and styles.

`ferry`, `proofs` and `views` invent what is shown, `page` renders it through the templates in force; patterns.html
arranges it.
"""
