"""Peer: a table chart over the first 100 ratings of a store; tells the address of its data and a token."""

import json
import sys

from superset.app import create_app

app = create_app()
with app.app_context():
    from flask_jwt_extended import create_access_token
    from superset import db
    from superset.connectors.sqla.models import SqlaTable
    from superset.models.core import Database
    from superset.models.slice import Slice

    held = Database(database_name="held", sqlalchemy_uri=f"sqlite:///{sys.argv[1]}")
    table = SqlaTable(table_name="scores_score", database=held)
    db.session.add_all([held, table])
    db.session.flush()
    table.fetch_metadata()
    columns = ["measure", "period", "rating", "value", "wanted"]
    asked = {
        "datasource": {"id": table.id, "type": "table"},
        "queries": [{"columns": columns, "row_limit": 100, "orderby": [["measure", True]]}],
        "result_format": "json",
        "result_type": "full",
    }
    chart = Slice(
        slice_name="Ratings",
        datasource_id=table.id,
        datasource_type="table",
        datasource_name="scores_score",
        viz_type="table",
        params="{}",
        query_context=json.dumps(asked),
    )
    db.session.add(chart)
    db.session.commit()
    user = app.appbuilder.sm.find_user("bench")
    token = create_access_token(identity=str(user.id), fresh=True)
    told = {"path": f"/api/v1/chart/{chart.id}/data/", "token": token}
    sys.stdout.write("\n" + json.dumps(told) + "\n")
