"""Reading -> article: label the blocks, build the fields, note what a person should know."""
