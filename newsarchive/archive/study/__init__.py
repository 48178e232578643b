"""An archive -> what a person makes of it: labels, sets and samples, coding by hand, figures."""
