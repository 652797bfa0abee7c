"""The combined performance and budget report, made from records: one period's account, another's budget.

`sources` is what goes in, `document` puts it together in both languages at once; `reading` takes the
sources out of budgets, posts, the ledger and plans. Everything but `reading` is pure.
"""
