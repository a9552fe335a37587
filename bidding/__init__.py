"""Who gets the work: tenders, and what a company's standing means in one."""
