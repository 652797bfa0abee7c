"""Acts on results that stand outside the reporting cycle: the ledger takes in what the ERP sends."""
