"""Text -> quotations: who said what, as German press text prints it, with the span of each part."""
