"""Articles -> the files of other programs: tables, citations, texts for coding and annotation, books.

Each file has a row in ``newsarchive.render.forms``. The standard library and lxml write all but Parquet and XLSX.
"""
