"""What commands found -> standard output: in the form that was asked for, through the pager, or to whoever reads a pipe."""
