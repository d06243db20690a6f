"""A new site from a set of `starter/`, its samples, and what an older site of the City lacks of the City's set."""
