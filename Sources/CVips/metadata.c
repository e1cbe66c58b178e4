#include <string.h>
#include <vips/vips.h>

#include "CVips.h"
#include "private.h"

static bool is_timing(const char *name) {
    return strcmp(name, VIPS_META_PAGE_HEIGHT) == 0 || strcmp(name, VIPS_META_N_PAGES) == 0 ||
        strcmp(name, "delay") == 0 || strcmp(name, "loop") == 0;
}

byline_image *byline_image_strip(byline_image *image) {
    VipsImage *copy = NULL;
    if (vips_copy(unwrap(image), &copy, NULL)) return NULL;
    char **names = vips_image_get_fields(copy);
    for (char **name = names; *name != NULL; name++)
        if (!is_timing(*name)) vips_image_remove(copy, *name);
    g_strfreev(names);
    return wrap(copy);
}

const void *byline_image_blob(byline_image *image, const char *name, size_t *length) {
    const void *bytes = NULL;
    if (vips_image_get_typeof(unwrap(image), name) != VIPS_TYPE_BLOB) return NULL;
    return vips_image_get_blob(unwrap(image), name, &bytes, length) ? NULL : bytes;
}

const char *byline_image_comment(byline_image *image, const char *keyword) {
    const char *found = NULL;
    char **names = vips_image_get_fields(unwrap(image));
    for (char **name = names; *name != NULL && found == NULL; name++) {
        // libvips names them png-comment-{number}-{keyword}.
        if (!g_str_has_prefix(*name, "png-comment-")) continue;
        const char *dash = strchr(*name + strlen("png-comment-"), '-');
        if (dash == NULL || strcmp(dash + 1, keyword) != 0) continue;
        if (vips_image_get_string(unwrap(image), *name, &found)) found = NULL;
    }
    g_strfreev(names);
    return found;
}

int byline_image_numbers(byline_image *image, const char *name, int *numbers, int capacity) {
    GType type = vips_image_get_typeof(unwrap(image), name);
    int count = 0;
    if (type == G_TYPE_INT) {
        if (capacity < 1 || vips_image_get_int(unwrap(image), name, numbers)) return 0;
        return 1;
    }
    int *found = NULL;
    if (type != VIPS_TYPE_ARRAY_INT || vips_image_get_array_int(unwrap(image), name, &found, &count)) return 0;
    if (count > capacity) count = capacity;
    memcpy(numbers, found, count * sizeof(int));
    return count;
}

void byline_image_set_blob(byline_image *image, const char *name, const void *bytes, size_t length) {
    vips_image_set_blob_copy(unwrap(image), name, bytes, length);
}

void byline_image_set_text(byline_image *image, const char *name, const char *text) {
    vips_image_set_string(unwrap(image), name, text);
}

void byline_image_set_number(byline_image *image, const char *name, int number) {
    vips_image_set_int(unwrap(image), name, number);
}

void byline_image_set_numbers(byline_image *image, const char *name, const int *numbers, int count) {
    vips_image_set_array_int(unwrap(image), name, numbers, count);
}

int byline_image_attach_profile(byline_image *image, const char *name) {
    VipsBlob *profile = NULL;
    if (vips_profile_load(name, &profile, NULL)) return -1;
    size_t length = 0;
    const void *bytes = vips_blob_get(profile, &length);
    vips_image_set_blob_copy(unwrap(image), VIPS_META_ICC_NAME, bytes, length);
    vips_area_unref(VIPS_AREA(profile));
    return 0;
}
