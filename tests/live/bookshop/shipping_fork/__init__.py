"""Oscar's shipping app, forked in its documented way to give the methods a price."""
