"""What must hold on every walk."""
