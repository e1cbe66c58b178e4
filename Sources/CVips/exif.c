#include <glib.h>
#include <libexif/exif-data.h>

#include "CVips.h"

// libvips cuts the text of a tag at 256 bytes, which is less than a label may have; libexif gives it whole.
void *byline_exif_user_comment(const void *exif, size_t length, size_t *comment_length) {
    void *comment = NULL;
    ExifData *data = exif_data_new_from_data(exif, length);
    if (data == NULL) return NULL;
    ExifEntry *entry = exif_content_get_entry(data->ifd[EXIF_IFD_EXIF], EXIF_TAG_USER_COMMENT);
    if (entry != NULL && entry->data != NULL && entry->size > 0) {
        comment = g_memdup2(entry->data, entry->size);
        *comment_length = entry->size;
    }
    exif_data_unref(data);
    return comment;
}
