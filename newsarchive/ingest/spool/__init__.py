"""Paths -> Parquet parts in a folder or a bucket, parsed on one machine or by a Dask cluster; parts -> an archive.

The parts are the truth: any archive can be made of them again.
"""
