"""How an official document looks: layout parameters with clause and strength, and the names of Word styles."""
