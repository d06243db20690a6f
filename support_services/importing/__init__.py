"""Services from a file: what a row says (`rows`, `marks`), which rows are in a file (`files`), and keeping them."""
