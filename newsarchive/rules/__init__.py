"""The table of rules: small named recognisers of the forms German press text takes.

A rule looks at what is left of one block and returns the pieces it claims; what it leaves over goes to the next.
All rules are pure, share one signature, and are named for what they see.
"""
