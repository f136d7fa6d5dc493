"""What people typed stays out of the engine's logs."""

import io
import logging
import sys
import unittest

from bot.engine.quiet_logs import WithoutTexts, keep_texts_out_of_logs

TEXT = "mijn buurman Achmed"


def fail() -> None:
    raise ValueError(TEXT)


class Logs(unittest.TestCase):
    def setUp(self) -> None:
        self.out = io.StringIO()
        self.handler = logging.StreamHandler(self.out)
        self.handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
        self.logger = logging.getLogger("rasa.core.processor")
        self.logger.addHandler(self.handler)
        self.logger.setLevel(logging.DEBUG)
        self.addCleanup(self.logger.removeHandler, self.handler)
        keep_texts_out_of_logs()

    def test_message_and_values_go_but_level_and_place_stay(self) -> None:
        self.logger.error("Could not parse '%s'", TEXT)
        assert "Achmed" not in self.out.getvalue()
        assert "ERROR rasa.core.processor check_logs:" in self.out.getvalue()

    def test_exception_loses_its_text_and_its_trace_but_not_its_kind(self) -> None:
        try:
            fail()
        except ValueError:
            self.logger.exception("Failed on %s", TEXT)
        assert "Achmed" not in self.out.getvalue()
        assert "Traceback" not in self.out.getvalue()
        assert "ValueError" in self.out.getvalue()

    def test_stack_loses_its_text(self) -> None:
        self.logger.warning(TEXT, stack_info=True)
        assert "Achmed" not in self.out.getvalue()
        assert "Stack" not in self.out.getvalue()

    def test_text_already_formatted_goes_too(self) -> None:
        record = self.logger.makeRecord("x", logging.ERROR, __file__, 1, TEXT, (), None)
        record.exc_text = TEXT
        assert WithoutTexts().filter(record)
        assert "Achmed" not in logging.Formatter().format(record)

    def test_safe_logger_with_an_exception_is_cleaned_as_well(self) -> None:
        try:
            fail()
        except ValueError:
            error = sys.exc_info()
        record = self.logger.makeRecord("root", logging.ERROR, __file__, 1, TEXT, (), error)
        WithoutTexts().filter(record)
        assert "Achmed" not in logging.Formatter().format(record)

    def test_start_up_is_still_told(self) -> None:
        record = self.logger.makeRecord(
            "rasa.core.run", logging.INFO, __file__, 1, "Starting Rasa server", (), None
        )
        WithoutTexts().filter(record)
        assert record.getMessage() == "Starting Rasa server"

    def test_filter_is_put_on_a_handler_once(self) -> None:
        keep_texts_out_of_logs()
        keep_texts_out_of_logs()
        assert sum(isinstance(f, WithoutTexts) for f in self.handler.filters) == 1
