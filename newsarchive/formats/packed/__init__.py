"""Files that hold files as they are (packed files, archives, crawls) -> those files."""
