#ifndef BYLINE_CLINKPROBE_H
#define BYLINE_CLINKPROBE_H

#include <stdbool.h>
#include <sys/socket.h>

// One plain function around libcurl, whose options are variadic C and therefore out of Swift's reach.

/// What came of asking an address.
typedef enum {
    /// A server answered; its status says what.
    BYLINE_PROBE_ANSWERED,
    /// There is no such host, or nothing listens there.
    BYLINE_PROBE_NO_SERVER,
    /// It led to a network that is not the public one, and was not followed there.
    BYLINE_PROBE_NOT_PUBLIC,
    /// It took too long, or broke off.
    BYLINE_PROBE_UNKNOWN,
} byline_probe_result;

/// Asks an http(s) address whether it is there, following a few redirects, without reading what is there.
///
/// The address the machine would connect to is looked at for every connection, also after a redirect, so that no name
/// and no redirect leads into a private network. Waits up to the time-out. Safe on several threads at once.
///
/// - Parameters:
///   - allows_private: whether addresses of private networks may be asked as well, for tests and intranets.
///   - status: the last HTTP status, 0 where there was none.
byline_probe_result byline_probe(
    const char *url, const char *user_agent, bool head, long timeout_ms, bool allows_private, long *status);

/// Whether an address is of the public internet: not of this machine, a private, link-local, carrier, benchmark,
/// documentation, multicast or reserved network, in either family or one inside the other.
bool byline_probe_is_public(const struct sockaddr *address);

#endif
