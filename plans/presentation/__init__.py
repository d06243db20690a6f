"""What pages of plans and papers show, arranged for their templates.

These modules are handed rows and the day. They import no model and read no clock, so that models may use them.
"""
