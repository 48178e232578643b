"""Mails and what is kept in the form of mails (newsletters, forwarded articles, folders of mails, pages saved as MHTML) -> their articles."""
