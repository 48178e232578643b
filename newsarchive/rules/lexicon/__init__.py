"""The words of the trade: agencies, names, places, dates, datelines, sections, the words of page tools."""
