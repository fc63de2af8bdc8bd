"""The failures of svcKB; codes and texts are ours, the product's are unknown."""

from __future__ import annotations

from soap_service.services.failures import Failure

FOLDER_NOT_FOUND = Failure(600, "Folder not found: {folder}")
ARTICLE_NOT_FOUND = Failure(601, "Article not found: {article}")
FILE_NOT_FOUND = Failure(602, "File not found: {file}")
NAME_TAKEN = Failure(603, "The folder holds a folder named {name} already.")
FOLDER_NOT_EMPTY = Failure(604, "Folder {folder} holds folders or articles.")
ROOT_FOLDER = Failure(605, "The root folder can be neither moved nor deleted.")
FOLDER_IN_ITSELF = Failure(606, "Folder {folder} cannot be moved into itself.")
LANGUAGE_NOT_FOUND = Failure(607, "Language not found: {language}")
TRANSLATION_OF_ITSELF = Failure(608, "Article {article} cannot be a translation of itself.")
NOT_A_TRANSLATION = Failure(609, "Article {translation} is no translation of article {article}.")
FILE_NOT_STORED = Failure(610, "The file could not be stored.")
BAD_COUNT = Failure(611, "{name} must not be negative.")
AUTHOR_NOT_FOUND = Failure(612, "User not found: {user}")
NOT_A_DRAFT = Failure(613, "Article {article} is published already.")
