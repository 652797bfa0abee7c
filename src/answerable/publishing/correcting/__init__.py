"""What a corrigendum corrects: the sealed rows by path, and the figures that follow from a corrected one."""
