"""The frozen values that stages hand on to one another: articles, their pieces, readings, documents, results."""
