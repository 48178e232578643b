"""Small recognisers of the forms that German press text takes, one field a file."""
