"""Host names as signals see them; the functions stand in `trustaudit.hosts`, where the crawl reads them too."""

from trustaudit.hosts import host_of, registrable, same_owner

__all__ = ["host_of", "registrable", "same_owner"]
