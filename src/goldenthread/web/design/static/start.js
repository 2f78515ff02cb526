// Only a convenience: puts the focus on an error summary, and stops a button being pressed twice.
// Everything works without it.
import { Button, ErrorSummary, createAll } from "../govuk/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
createAll(ErrorSummary);
createAll(Button);
