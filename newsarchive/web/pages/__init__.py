"""What an address asks for -> what its page shows, as plain values for a template; a page a file."""
