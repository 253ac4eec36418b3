/* Counts the calls that touch files under FAULT_FOLDER; at number FAULT_AT it dies (FAULT_ERRNO=0)
   or fails with FAULT_ERRNO, once or, with FAULT_ON=1, from then on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int seen, busy;

static int number(const char *name) { const char *text = getenv(name); return text ? atoi(text) : 0; }

static int fails(const char *path) {
    const char *folder = getenv("FAULT_FOLDER");
    if (!folder || !path || strncmp(path, folder, strlen(folder)) != 0) return 0;
    seen++;
    int at = number("FAULT_AT");
    if (seen != at && !(seen > at && number("FAULT_ON"))) return 0;
    if (seen == at && getenv("FAULT_MARK")) {
        int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open64");
        close(real(getenv("FAULT_MARK"), O_CREAT | O_WRONLY, 0600));
    }
    if (number("FAULT_ERRNO") == 0) _exit(99);
    errno = number("FAULT_ERRNO");
    return 1;
}

static int fails_at(int handle) {
    char link[64], path[4096];
    if (busy || handle < 3) return 0;
    busy = 1;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, sizeof path - 1);
    busy = 0;
    if (length < 0) return 0;
    path[length] = 0;
    return fails(path);
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)
#define ON_PATH(kind, name, arguments, path, passed) \
    kind name arguments { REAL(name); return fails(path) ? -1 : real passed; }
#define ON_HANDLE(kind, name, arguments, handle, passed) \
    kind name arguments { REAL(name); return fails_at(handle) ? -1 : real passed; }

int open64(const char *path, int flags, ...) {
    REAL(open64);
    va_list more;
    va_start(more, flags);
    int mode = va_arg(more, int);
    va_end(more);
    return fails(path) ? -1 : real(path, flags, mode);
}

ON_PATH(int, rename, (const char *from, const char *to), from, (from, to))
ON_PATH(int, link, (const char *from, const char *to), from, (from, to))
ON_PATH(int, unlink, (const char *path), path, (path))
ON_PATH(int, stat64, (const char *path, struct stat64 *found), path, (path, found))
ON_PATH(int, lstat64, (const char *path, struct stat64 *found), path, (path, found))
ON_PATH(int, mkdir, (const char *path, mode_t mode), path, (path, mode))
ON_HANDLE(ssize_t, write, (int handle, const void *data, size_t size), handle, (handle, data, size))
ON_HANDLE(ssize_t, read, (int handle, void *data, size_t size), handle, (handle, data, size))
ON_HANDLE(int, fsync, (int handle), handle, (handle))
ON_HANDLE(int, close, (int handle), handle, (handle))
