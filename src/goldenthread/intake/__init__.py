"""Files in: workbooks and tables read into facts, with every doubt as a finding. Knows no store and no page."""
