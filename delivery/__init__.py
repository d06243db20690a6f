"""What was worked out for one page and holds for others: remembered (`memory`), and what stands around an answer that
is another one each time (`frames`). True as long as kept pages are."""
