"""Every operation of the services, called through zeep and Mono's proxies on real servers."""
