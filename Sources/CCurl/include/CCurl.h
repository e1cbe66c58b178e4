#ifndef BYLINE_CCURL_H
#define BYLINE_CCURL_H

#include <stdbool.h>
#include <stddef.h>

// Plain functions around libcurl, whose options are variadic C and therefore out of Swift's reach.

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

/// What came of a request.
typedef struct {
    /// 0 where there was no answer.
    long status;
    /// The body without its compression; NULL where it is empty. Freed by `byline_http_free`.
    char *bytes;
    size_t length;
    /// What went wrong, in libcurl's words.
    char problem[256];
} byline_http_answer;

/// Asks an http(s) address, waiting for all of the answer. Safe on several threads at once.
///
/// - Parameters:
///   - body: what is sent with POST; NULL for GET, which follows a few redirects.
///   - limit: the most bytes of an answer that are taken; a longer one is a failure.
/// - Returns: 0 when there was a whole answer, whatever its status.
int byline_http(
    const char *url, const char *user_agent, const char *body, size_t length, size_t limit, long timeout_seconds,
    byline_http_answer *answer);

void byline_http_free(byline_http_answer *answer);

#endif
