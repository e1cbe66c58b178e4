#ifndef BYLINE_CCURL_H
#define BYLINE_CCURL_H

#include <stdbool.h>
#include <stddef.h>

// One plain function around libcurl, whose options are variadic C and therefore out of Swift's reach.

/// How the connection is made.
typedef struct {
    /// `smtp://host:port` or `smtps://host:port`, without a user.
    const char *url;
    /// NULL where the server asks for none.
    const char *user;
    const char *password;
    /// Whether a server that does not offer TLS is turned away.
    bool needs_tls;
    /// The name we greet the server with.
    const char *hostname;
    long timeout_seconds;
} byline_smtp_server;

/// Hands one message over to a server, waiting until it has taken or refused it. Safe on several threads at once.
///
/// - Parameters:
///   - message: RFC 5322 text with CRLF between lines.
///   - reply: the server's last reply code, 0 where there was none.
///   - problem: at least 256 bytes, filled with what went wrong.
/// - Returns: 0 when the server has taken the message.
int byline_smtp_send(
    const byline_smtp_server *server, const char *sender, const char *recipient, const char *message, size_t length,
    long *reply, char *problem);

#endif
