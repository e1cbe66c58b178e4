#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <string.h>
#include <unistd.h>

#include "CLinkProbe.h"

typedef struct {
    bool allows_private;
    bool was_refused;
} gate;

static bool in_network(uint32_t address, uint32_t network, int bits) {
    return (address ^ network) >> (32 - bits) == 0;
}

// The registries of special-purpose addresses (RFC 6890 and what came after).
static bool is_public_v4(uint32_t a) {
    return !(in_network(a, 0x00000000, 8) || in_network(a, 0x0A000000, 8) || in_network(a, 0x64400000, 10) ||
             in_network(a, 0x7F000000, 8) || in_network(a, 0xA9FE0000, 16) || in_network(a, 0xAC100000, 12) ||
             in_network(a, 0xC0000000, 24) || in_network(a, 0xC0000200, 24) || in_network(a, 0xC0586300, 24) ||
             in_network(a, 0xC0A80000, 16) || in_network(a, 0xC6120000, 15) || in_network(a, 0xC6336400, 24) ||
             in_network(a, 0xCB007100, 24) || in_network(a, 0xE0000000, 3));
}

static uint32_t embedded(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool is_public_v6(const unsigned char *b) {
    static const unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    static const unsigned char nat64[12] = {0, 0x64, 0xFF, 0x9B};
    if (memcmp(b, mapped, 12) == 0 || memcmp(b, nat64, 12) == 0) return is_public_v4(embedded(b + 12));
    if (b[0] == 0x20 && b[1] == 0x02) return is_public_v4(embedded(b + 2));  // 6to4
    if ((b[0] & 0xE0) != 0x20) return false;                                 // only 2000::/3 is handed out
    if (b[0] == 0x20 && b[1] == 0x01 && b[2] < 0x02) return false;           // 2001::/23: Teredo, benchmarks, ORCHID
    if (b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && b[3] == 0xB8) return false;  // documentation
    if (b[0] == 0x3F && b[1] == 0xFF && b[2] < 0x10) return false;                   // documentation
    return true;
}

bool byline_probe_is_public(const struct sockaddr *address) {
    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *v4 = (const struct sockaddr_in *)address;
        return is_public_v4(ntohl(v4->sin_addr.s_addr));
    }
    if (address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)address;
        return is_public_v6(v6->sin6_addr.s6_addr);
    }
    return false;
}

// Called with the very address that is about to be connected to, after names were resolved.
static curl_socket_t open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address) {
    (void)purpose;
    gate *gate = data;
    if (!gate->allows_private && !byline_probe_is_public(&address->addr)) {
        gate->was_refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// Nothing of the body is wanted: taking none of it ends the transfer.
static size_t refuse_body(char *bytes, size_t size, size_t count, void *data) {
    (void)bytes, (void)size, (void)count, (void)data;
    return 0;
}

static void set_up(CURL *curl, const char *url, const char *agent, bool head, long timeout_ms, gate *gate) {
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    // A proxy would connect for us, past the gate; a .netrc might have passwords.
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, gate);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, agent);
    curl_easy_setopt(curl, CURLOPT_NOBODY, head ? 1L : 0L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, refuse_body);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, 5L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, timeout_ms);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, timeout_ms);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
}

byline_probe_result byline_probe(
    const char *url, const char *user_agent, bool head, long timeout_ms, bool allows_private, long *status) {
    *status = 0;
    CURL *curl = curl_easy_init();
    if (!curl) return BYLINE_PROBE_UNKNOWN;
    gate gate = {allows_private, false};
    set_up(curl, url, user_agent, head, timeout_ms, &gate);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status);
    curl_easy_cleanup(curl);
    if (gate.was_refused && code != CURLE_OK) return BYLINE_PROBE_NOT_PUBLIC;
    switch (code) {
        case CURLE_OK:
        case CURLE_WRITE_ERROR: return BYLINE_PROBE_ANSWERED;
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT:
        case CURLE_URL_MALFORMAT: return BYLINE_PROBE_NO_SERVER;
        default: return BYLINE_PROBE_UNKNOWN;
    }
}
