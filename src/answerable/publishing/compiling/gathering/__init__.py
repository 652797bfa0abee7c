"""What a generated document is made of, gathered from budgets, posts, the ledger, plans and reports.

`combined` and `programme` give the pure sources of their documents; the rest reads one thing each.
For people who read the whole institution: half of a budget would make a wrong document.
"""
