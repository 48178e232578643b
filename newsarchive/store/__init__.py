"""Articles <-> one SQLite file.

``location`` which file, ``connect`` opening it, ``versions`` and ``schema`` its migrations, ``rows`` an article as rows,
``write`` rows in, ``read`` articles out, ``search`` hits out, ``archive`` all of it as one object.
"""
