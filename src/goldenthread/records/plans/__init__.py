"""What is promised: plans, their items, the links between them, remits, money and people."""
