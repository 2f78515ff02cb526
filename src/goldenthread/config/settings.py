"""Settings. Everything a council may choose comes from the environment; docs/reference/settings.md lists it."""

from pathlib import Path

from goldenthread.config.environment import (
    database,
    env_file,
    env_flag,
    env_list,
    env_number,
    env_text,
    secret,
)

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(env_text("GOLDENTHREAD_DATA", "var")).resolve()

DEBUG = env_flag("GOLDENTHREAD_DEBUG", False)
SECRET_KEY = env_text("GOLDENTHREAD_SECRET_KEY", "") or secret(DATA)
SECRET_KEY_FALLBACKS = env_list("GOLDENTHREAD_OLD_SECRET_KEYS", "")
ALLOWED_HOSTS = env_list("GOLDENTHREAD_HOSTS", "localhost,127.0.0.1,[::1]")

DATABASES = {"default": database(env_text("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Records in thread order: the later may know the earlier, never the reverse.
RECORDS = ["trail", "people", "plans", "measures", "risks", "collection", "scores", "publishing"]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    *(f"goldenthread.records.{name}" for name in RECORDS),
]

MIDDLEWARE = [
    "goldenthread.config.headers.guarded",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # A scorecard is 270 kB, and 22 kB so. Django hides a form's token from whoever measures that.
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "goldenthread.config.urls"
WSGI_APPLICATION = "goldenthread.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "goldenthread.web.design.jinja.environment"},
    }
]

# Signing in. Every page asks for it unless its view says otherwise.
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}  # type: ignore[assignment]  # mixed values

# Whom a reader who cannot use a page tells of it: the accessibility statement names it.
CONTACT = env_text("GOLDENTHREAD_CONTACT", "")

# How a council's papers look: its own Word template, and its style sheet for papers on the web.
TEMPLATE = env_file("GOLDENTHREAD_TEMPLATE", "")
STYLE = env_file("GOLDENTHREAD_STYLE", "")

# What travels. HTTPS is expected unless a council says otherwise, as the demonstration does.
HTTPS = env_flag("GOLDENTHREAD_HTTPS", True)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = env_number("GOLDENTHREAD_HSTS_SECONDS", 0) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env_flag("GOLDENTHREAD_HSTS_SUBDOMAINS", False)
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env_flag("GOLDENTHREAD_BEHIND_PROXY", False) else None
)
CSRF_FAILURE_VIEW = "goldenthread.web.standing.views.csrf_failed"
CSRF_TRUSTED_ORIGINS = env_list("GOLDENTHREAD_TRUSTED_ORIGINS", "")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = env_number("GOLDENTHREAD_SESSION_HOURS", 10) * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
# A filter that lists every measure of a large council is one form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [
    (prefix, str(folder))
    for prefix, folder in (
        ("govuk", PACKAGE / "assets" / "govuk"),
        ("fonts", PACKAGE / "assets" / "fonts"),
        ("design", PACKAGE / "web" / "design" / "static"),
    )
    if folder.is_dir()
]
# Served from where they were installed: a council has no collecting step to forget.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env_text("GOLDENTHREAD_LOG_LEVEL", "WARNING")},
}
