#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

#include "CCurl.h"

typedef struct {
    const char *bytes;
    size_t left;
} source;

static size_t read_message(char *buffer, size_t size, size_t count, void *data) {
    source *from = data;
    size_t length = size * count < from->left ? size * count : from->left;
    memcpy(buffer, from->bytes, length);
    from->bytes += length;
    from->left -= length;
    return length;
}

static size_t ignore(char *bytes, size_t size, size_t count, void *data) { return size * count; }

static void set_server(CURL *curl, const byline_smtp_server *server) {
    char url[1024];
    // libcurl greets with what stands as the path.
    snprintf(url, sizeof url, "%s/%s", server->url, server->hostname);
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    if (server->user) curl_easy_setopt(curl, CURLOPT_USERNAME, server->user);
    if (server->password) curl_easy_setopt(curl, CURLOPT_PASSWORD, server->password);
    curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)(server->needs_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 15L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, server->timeout_seconds);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
}

int byline_smtp_send(
    const byline_smtp_server *server, const char *sender, const char *recipient, const char *message, size_t length,
    long *reply, char *problem) {
    *reply = 0;
    problem[0] = 0;
    CURL *curl = curl_easy_init();
    struct curl_slist *recipients = curl_slist_append(NULL, recipient);
    if (!curl || !recipients) {
        if (curl) curl_easy_cleanup(curl);
        strcpy(problem, "there is no memory");
        return -1;
    }
    source from = {message, length};
    set_server(curl, server);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_message);
    curl_easy_setopt(curl, CURLOPT_READDATA, &from);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, reply);
    if (code != CURLE_OK && !problem[0]) {
        strncpy(problem, curl_easy_strerror(code), 255);
        problem[255] = 0;
    }
    curl_slist_free_all(recipients);
    curl_easy_cleanup(curl);
    return (int)code;
}
