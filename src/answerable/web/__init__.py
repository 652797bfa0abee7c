"""What people see: views, templates, static files."""
