// mallopt(3), which the Glibc module does not have.
#include <malloc.h>
