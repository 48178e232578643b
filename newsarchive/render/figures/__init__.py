"""Numbers over time or by value -> text, CSV, JSON, and pictures (SVG, PNG, PDF), in English or German.

One line or several; the pictures are drawn by matplotlib (extra ``figures``), the rest needs nothing.
"""
