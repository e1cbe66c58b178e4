#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

#include "CCurl.h"

typedef struct {
    byline_http_answer *answer;
    size_t limit;
} sink;

// Taking less than there is ends the transfer.
static size_t take(char *bytes, size_t size, size_t count, void *data) {
    sink *into = data;
    byline_http_answer *answer = into->answer;
    size_t length = size * count;
    if (length > into->limit - answer->length) return 0;
    char *grown = realloc(answer->bytes, answer->length + length + 1);
    if (!grown) return 0;
    memcpy(grown + answer->length, bytes, length);
    answer->bytes = grown;
    answer->length += length;
    return length;
}

int byline_http(
    const char *url, const char *user_agent, const char *body, size_t length, size_t limit, long timeout_seconds,
    byline_http_answer *answer) {
    memset(answer, 0, sizeof *answer);
    CURL *curl = curl_easy_init();
    if (!curl) {
        strcpy(answer->problem, "there is no memory");
        return -1;
    }
    sink into = {answer, limit};
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, user_agent);
    // Whatever compression it knows.
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &into);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, answer->problem);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, body ? 0L : 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, 5L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, timeout_seconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, timeout_seconds);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    struct curl_slist *headers = NULL;
    if (body) {
        headers = curl_slist_append(headers, "Content-Type: text/plain; charset=utf-8");
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)length);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
    }
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer->status);
    if (code != CURLE_OK && !answer->problem[0]) {
        strncpy(answer->problem, curl_easy_strerror(code), sizeof answer->problem - 1);
    }
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    return (int)code;
}

void byline_http_free(byline_http_answer *answer) {
    free(answer->bytes);
    answer->bytes = NULL;
}
