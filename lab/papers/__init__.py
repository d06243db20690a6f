"""Made-up committee papers in the shapes of real councils, and a count of what our reader makes of them."""
